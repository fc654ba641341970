package dev.waystone.cli.clones;

import java.nio.file.Path;

/**
 * Settings for Maven that find the platform in a folder of this machine. Not committed: whoever has the platform in a real
 * repository says so in settings of their own. They are global settings, so that the user's own stay in force; the mirror of
 * that exact name keeps a mirror of everything in those from taking the folder's place.
 */
final class PlatformSettings {
    private PlatformSettings() {}

    static String text(Path repository) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- Written by ./waystone new: where the platform was published on this machine. ./mvnw reads it. -->
                <settings xmlns="http://maven.apache.org/SETTINGS/1.2.0">
                    <mirrors>
                        <mirror>
                            <id>waystone-platform</id>
                            <mirrorOf>waystone-platform</mirrorOf>
                            <url>%1$s</url>
                        </mirror>
                    </mirrors>
                    <profiles>
                        <profile>
                            <id>waystone-platform</id>
                            <repositories>
                                <repository>
                                    <id>waystone-platform</id>
                                    <url>%1$s</url>
                                    <snapshots>
                                        <updatePolicy>always</updatePolicy>
                                    </snapshots>
                                </repository>
                            </repositories>
                            <pluginRepositories>
                                <pluginRepository>
                                    <id>waystone-platform</id>
                                    <url>%1$s</url>
                                    <snapshots>
                                        <updatePolicy>always</updatePolicy>
                                    </snapshots>
                                </pluginRepository>
                            </pluginRepositories>
                        </profile>
                    </profiles>
                    <activeProfiles>
                        <activeProfile>waystone-platform</activeProfile>
                    </activeProfiles>
                </settings>
                """.formatted(address(repository));
    }

    private static String address(Path repository) {
        return repository.toUri().toString().replace("&", "&amp;").replace("<", "&lt;");
    }
}
