/** The commands: each reads its options, asks for an analysis, prints what came of it and ends with an exit code. */
@NullMarked
package dev.lindy.cli.command;

import org.jspecify.annotations.NullMarked;
