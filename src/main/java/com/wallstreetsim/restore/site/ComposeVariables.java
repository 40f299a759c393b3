package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the variables of a compose file, and names those that are missing. */
final class ComposeVariables {
    private final Path file;
    private final List<Finding> findings;
    private final Interpolation interpolation;
    private final Map<String, RequiredVariable> variables = new LinkedHashMap<>();
    // An aliased node is looked at once: following each alias is how a small file takes for ever.
    private final Set<Yaml> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ComposeVariables(Path file, EnvFile env, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
        this.interpolation = new Interpolation(name -> env.get(name).map(Secret::reveal));
    }

    List<RequiredVariable> of(Yaml root) {
        walk(root);
        return new ArrayList<>(variables.values());
    }

    private void walk(Yaml node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Yaml.Mapping mapping) {
            mapping.entries().values().forEach(entry -> walk(entry.value()));
        } else if (node instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(this::walk);
        } else if (node instanceof Yaml.Scalar scalar) {
            scalar(scalar);
        }
    }

    private void scalar(Yaml.Scalar scalar) {
        Interpolation.Result result = interpolation.of(scalar.text());
        result.problems()
                .forEach(p -> findings.add(Finding.error(file, scalar.line(), p, "Correct it; Compose refuses it.")));
        result.uses().forEach(use -> use(use, scalar.line()));
    }

    private void use(Interpolation.Use use, int line) {
        boolean hasDefault = use.kind() == Interpolation.Kind.DEFAULTED || use.kind() == Interpolation.Kind.ALTERNATIVE;
        RequiredVariable before = variables.get(use.name());
        if (before == null || (before.hasDefault() && !hasDefault)) {
            variables.put(use.name(), new RequiredVariable(use.name(), line, use.set(), hasDefault));
            if (!use.set() && !hasDefault) {
                missing(use, line);
            }
        }
    }

    private void missing(Interpolation.Use use, int line) {
        boolean required = use.kind() == Interpolation.Kind.REQUIRED;
        String message = "variable " + use.name() + " has no value; "
                + (required ? "Compose refuses to start without it" : "Compose takes an empty text for it");
        String hint = "Set " + use.name() + " in the .env file.";
        findings.add(required ? Finding.error(file, line, message, hint) : Finding.warning(file, line, message, hint));
    }
}
