/** Stored runs: their JSON format, the page that is made of one, and the comparison of two. */
@NullMarked
package dev.lindy.benchmarks.report;

import org.jspecify.annotations.NullMarked;
