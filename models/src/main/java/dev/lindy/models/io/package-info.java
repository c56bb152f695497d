/** The JSON model file: parameters and everything known of their fit, written once and read wherever predictions are made. */
@NullMarked
package dev.lindy.models.io;

import org.jspecify.annotations.NullMarked;
