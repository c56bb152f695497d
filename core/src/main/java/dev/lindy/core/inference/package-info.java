/**
 * Which of two fitted models the data prefer: likelihood-ratio tests where one contains the other, Vuong's test where
 * neither does, and the parametric bootstrap where no limit distribution is known.
 */
@NullMarked
package dev.lindy.core.inference;

import org.jspecify.annotations.NullMarked;
