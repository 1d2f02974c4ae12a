package io.teamleaderhub;

/** The process's entry point. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {}
}
