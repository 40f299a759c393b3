package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.run.Bundle;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a bundle for support needs of the installation.
 *
 * @param facts versions and the site as it is described, without secrets
 * @param scrub takes every secret of the site out of a text
 */
public record Support(List<Bundle.Facts> facts, UnaryOperator<String> scrub) {
    public Support {
        facts = List.copyOf(facts);
    }
}
