package com.wallstreetsim.restore.frontend.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Lanterna's ANSI terminal over streams of ours: no forks, no cursor reports, one write a frame. */
final class ConsoleTerminal extends ANSITerminal {
    private static final byte[] PASTE_ON = ascii("\u001b[?2004h");
    /** Everything a screen switches on, switched off: colours, paste marks, alternate screen, hidden cursor. */
    static final byte[] BACK_TO_SHELL = ascii("\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?25h");

    private final Supplier<TerminalSize> size;

    ConsoleTerminal(InputPump pump, GatedOutput out, Charset charset, Supplier<TerminalSize> size) {
        super(pump.stream(), out, charset);
        this.size = size;
    }

    private static byte[] ascii(String sequence) {
        return sequence.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected KeyDecodingProfile getDefaultKeyDecodingProfile() {
        return new KeyProfile();
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return size.get();
    }

    @Override
    public void enterPrivateMode() throws IOException {
        super.enterPrivateMode();
        writeToTerminal(PASTE_ON);
        flush();
    }
}
