package dev.lamarck.cli;

/** Entry point of the job: prints the version. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("lamarck " + (version == null ? "development" : version));
    }
}
