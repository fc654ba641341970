package dev.waystone.cache;

/** What the things of a service are called in Redis, which others may use, too. */
record Names(String service) {

    /** Where the instances tell each other of changes. */
    String channel() {
        return "waystone:cache:" + service + ":changes";
    }

    /** Where the name of the generation is: what belongs to another one is forgotten. */
    String generation() {
        return "waystone:cache:" + service + ":generation";
    }

    /** Where an aggregate is, to be followed by the generation. The tenant may have any characters; what follows has a fixed length. */
    String key(String cache, String shape, Key key) {
        return "waystone:cache:" + service + ":" + cache + ":" + shape + ":" + key.tenant() + ":" + key.id() + ":";
    }
}
