package dev.lindy.cli.option;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"lindy " + (version == null ? "development" : version), "Java " + Runtime.version()};
    }
}
