/** The command line: options, files, messages and exit codes around the other modules. It computes nothing itself. */
@NullMarked
package dev.lindy.cli;

import org.jspecify.annotations.NullMarked;
