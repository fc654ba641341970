package dev.waystone.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Noun;
import dev.waystone.templates.TopicEvents;

/**
 * A topic that a consumer is made for.
 *
 * @param noun what its service is about
 * @param events as that service describes them
 */
record Topic(Noun noun, TopicEvents events) {

    /** Of a service of this repository. */
    static Topic of(Checkout checkout, Noun noun) {
        var service = checkout.root().resolve("services").resolve(noun.kebabMany());
        return of(noun, Folder.read(service, path -> path.startsWith("events/")));
    }

    /** Of a service with these files. */
    static Topic of(Noun noun, FileTree service) {
        return new Topic(noun, TopicEvents.of(noun.kebabMany(), service));
    }
}
