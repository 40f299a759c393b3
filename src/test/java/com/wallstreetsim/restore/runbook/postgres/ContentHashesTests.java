package com.wallstreetsim.restore.runbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentHashesTests {
    @Test
    void comesBackFromMemoryAsItWas() {
        var hashes = new ContentHashes(Map.of("public.odd=&name %", "7:-123", "large objects", "1:5"));
        assertThat(ContentHashes.decode(hashes.encode())).isEqualTo(hashes);
        assertThat(ContentHashes.decode(new ContentHashes(Map.of()).encode()).tables())
                .isEmpty();
    }

    @Test
    void namesTheTablesWhoseRowsAreNotTheSame() {
        var one = new ContentHashes(Map.of("same", "2:5", "updated", "2:5", "dropped", "1:1"));
        var other = new ContentHashes(Map.of("same", "2:5", "updated", "2:6", "new", "1:1"));
        assertThat(one.differing(other)).containsExactly("dropped", "new", "updated");
        assertThat(one.differing(one)).isEmpty();
    }
}
