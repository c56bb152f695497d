/** What commands print and write: text in blocks, JSON, tables and files. */
@NullMarked
package dev.lindy.cli.text;

import org.jspecify.annotations.NullMarked;
