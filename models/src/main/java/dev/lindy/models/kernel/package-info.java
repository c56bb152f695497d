/** What models of every kind are made of. No API: it may change between releases. */
@NullMarked
package dev.lindy.models.kernel;

import org.jspecify.annotations.NullMarked;
