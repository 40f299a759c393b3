package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginRecordTests {
    @TempDir
    Path proc;

    private String name(String uid) throws Exception {
        var users = Files.writeString(proc.resolve("passwd"), """
                root:x:0:0:root:/root:/bin/bash
                anna:x:1005:1005::/home/anna:/bin/bash
                """);
        return LoginRecord.name(Files.writeString(proc.resolve("loginuid"), uid), users)
                .orElse("-");
    }

    @Test
    void namesWhoLoggedInBeforeAnySu() throws Exception {
        assertThat(name("1005")).isEqualTo("anna");
        assertThat(name("0")).isEqualTo("root");
    }

    @Test
    void givesTheNumberOfAUserWhoIsInNoFile() throws Exception {
        assertThat(name("20001")).isEqualTo("uid 20001");
    }

    @Test
    void knowsNothingWhereNobodyLoggedInOrTheKernelKeepsNoRecord() throws Exception {
        assertThat(name("4294967295")).isEqualTo("-");
        assertThat(LoginRecord.name(proc.resolve("missing"), proc.resolve("passwd")))
                .isEmpty();
    }
}
