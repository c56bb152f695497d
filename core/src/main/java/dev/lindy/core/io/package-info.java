/** Files that appear whole or not at all. */
@NullMarked
package dev.lindy.core.io;

import org.jspecify.annotations.NullMarked;
