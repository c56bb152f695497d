/** Work over rows on several cores with the same bits whatever their number. */
@NullMarked
package dev.lindy.core.parallel;

import org.jspecify.annotations.NullMarked;
