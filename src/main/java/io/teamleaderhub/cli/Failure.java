package io.teamleaderhub.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what failed, without a stack trace where the cause is known. */
final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) throws Exception {
        if (exception instanceof CliException known) {
            command.getErr().println(known.getMessage());
            return known.exitCode();
        }
        throw exception;
    }
}
