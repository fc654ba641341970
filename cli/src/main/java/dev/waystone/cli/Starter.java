package dev.waystone.cli;

/** Starts a platform in this process. */
@FunctionalInterface
interface Starter {
    /**
     * Starts all of a plan and says on the console as each part is ready.
     *
     * @return the platform, all of it ready; it lives until it is ended
     * @throws Failure if a part does not come up; then nothing is left behind
     * @throws InterruptedException if it was interrupted; then nothing is left behind
     */
    Running start(Plan plan, Console console) throws InterruptedException;
}
