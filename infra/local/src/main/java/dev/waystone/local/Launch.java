package dev.waystone.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a part is started.
 *
 * @param command program and arguments; never a secret, since every user of the machine can read them
 * @param environment added to this process's own
 * @param folder where it runs
 * @param stopSignal what ends it in order, INT or TERM
 */
record Launch(List<String> command, Map<String, String> environment, Path folder, String stopSignal) {}
