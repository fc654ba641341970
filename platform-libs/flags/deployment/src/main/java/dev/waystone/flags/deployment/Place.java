package dev.waystone.flags.deployment;

/**
 * Where something stands.
 *
 * @param file path below the module's folder, or below its package if the source was not found
 * @param line from 1; 0 if the class was compiled without lines
 */
record Place(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
