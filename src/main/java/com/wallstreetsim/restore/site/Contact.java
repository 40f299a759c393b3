package com.wallstreetsim.restore.site;

import java.util.Optional;

/** Whom to call: {@code role} such as {@code Primary DBA}, and how. */
public record Contact(String role, String name, Optional<String> phone, Optional<String> mail, Optional<String> note) {}
