package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code wss-restore contacts}. */
@Command(
        name = "contacts",
        header = "Says whom to call.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore contacts"})
final class ContactsCommand implements Callable<Integer> {
    private final RestoreCommand root;

    ContactsCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var out = root.context().out();
        root.open().contacts().forEach(line -> out.println(Sanitiser.line(line)));
        return 0;
    }
}
