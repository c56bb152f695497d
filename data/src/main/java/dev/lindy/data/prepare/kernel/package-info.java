/**
 * What becomes of rows between the source and a log: whose they are, what their status leaves out, which are written twice. No
 * promise of compatibility goes with it.
 */
@NullMarked
package dev.lindy.data.prepare.kernel;

import org.jspecify.annotations.NullMarked;
