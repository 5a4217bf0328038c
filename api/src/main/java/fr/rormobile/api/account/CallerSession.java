package fr.rormobile.api.account;

import java.util.UUID;

/** The session of whoever made the request. A controller takes it as a parameter. */
public record CallerSession(UUID id) {}
