package dev.waystone.cli;

import dev.waystone.render.Descriptor;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is to run.
 *
 * @param services each service's folder to run from, with its descriptor
 * @param portOffset added to every port
 */
record Plan(Map<Path, Descriptor> services, int portOffset) {}
