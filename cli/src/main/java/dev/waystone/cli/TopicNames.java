package dev.waystone.cli;

import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.util.Iterator;
import java.util.List;

/** For completion. */
final class TopicNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        try {
            return Descriptors.readAll(House.ofThisCommand().root()).values().stream()
                    .map(service -> service.provides().topic())
                    .filter(topic -> topic != null)
                    .map(Descriptor.Topic::name)
                    .sorted()
                    .toList()
                    .iterator();
        } catch (DescriptorException e) {
            return List.<String>of().iterator(); // who makes a service is told; who presses a key is not
        }
    }
}
