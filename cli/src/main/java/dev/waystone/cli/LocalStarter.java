package dev.waystone.cli;

final class LocalStarter implements Starter {
    LocalStarter(House house) {}

    @Override
    public Running start(Plan plan, Console console) {
        throw new Failure("not yet");
    }
}
