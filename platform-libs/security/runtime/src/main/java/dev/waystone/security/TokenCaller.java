package dev.waystone.security;

import org.jose4j.jwt.JwtClaims;

/** What a verified token says of its owner, read once a token; an attribute of its identity. */
record TokenCaller(String tenant, String actor, String token) {

    static final String ATTRIBUTE = "waystone.caller";

    static TokenCaller of(JwtClaims claims, String token) {
        return new TokenCaller(claims.getClaimValueAsString("tenant"), claims.getClaimValueAsString("sub"), token);
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return actor + " of " + tenant;
    }
}
