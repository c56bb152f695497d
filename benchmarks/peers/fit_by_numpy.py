"""BG/NBD and Gamma-Gamma fitted by hand with numpy and scipy, from a CSV of summaries as `lindy summarize` writes it.

Prints CPU seconds from raw columns in memory to estimates with standard errors: of the first call, and the mean of later ones.
"""

import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

TICKS = 7  # a week: all times are whole days


def counted(key):
    """The distinct keys and how often each is there."""
    key.sort()
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    return key[first], np.diff(first, append=len(key)).astype(float)


def maximum(negative, start, n):
    """Estimates, standard errors by differences of the gradient, log-likelihood. All on the scale of logarithms."""
    found = minimize(negative, np.log(start), method="BFGS", jac=True, options={"gtol": 1e-7})
    step = 1e-4
    hessian = np.array(
        [(negative(found.x + step * e)[1] - negative(found.x - step * e)[1]) / (2 * step) for e in np.eye(len(start))]
    )
    errors = np.sqrt(np.diag(np.linalg.inv((hessian + hessian.T) / 2)) / n)
    return np.exp(found.x), np.exp(found.x) * errors, -found.fun * n


def bg_nbd(x, tx, T):
    key, w = counted(
        (x.astype(np.int64) << 40) | (np.rint(T * TICKS).astype(np.int64) << 20) | np.rint(tx * TICKS).astype(np.int64)
    )
    x, T, tx = key >> 40, (key >> 20) & 0xFFFFF, key & 0xFFFFF
    n = w.sum()
    # What depends on x or on T alone is summed once for each of their values.
    by_x = np.bincount(x, w)
    xs = np.flatnonzero(by_x)
    by_x = by_x[xs]
    by_T, events_by_T = np.bincount(T, w), np.bincount(T, w * x)
    times = np.arange(len(by_T)) / TICKS
    again = x > 0
    x, T, tx, w = x[again], T[again], tx[again], w[again]

    def negative(u):
        r, alpha, a, b = np.exp(u)
        log, inverse = np.log(alpha + times), 1 / (alpha + times)
        last = b - 1 + np.arange(xs[-1] + 1.0)
        last[0] = 1
        ratio = log[T] - log[tx]
        odds = (a / last)[x] * np.exp((r + x) * ratio)
        left = w * odds / (1 + odds)
        rate = r * by_T + events_by_T
        stay_a = digamma(a + b) - digamma(a + b + xs)
        value = (
            by_x
            @ (gammaln(r + xs) - gammaln(r) + gammaln(a + b) + gammaln(b + xs) - gammaln(b) - gammaln(a + b + xs))
            + n * r * log[0]
            - rate @ log
            + w @ np.log1p(odds)
        )
        gradient = np.array(
            [
                by_x @ (digamma(r + xs) - digamma(r)) + n * log[0] - by_T @ log + left @ ratio,
                n * r / alpha - rate @ inverse + (left * (r + x)) @ (inverse[T] - inverse[tx]),
                by_x @ stay_a + left.sum() / a,
                by_x @ (stay_a + digamma(b + xs) - digamma(b)) - np.bincount(x, left) @ (1 / last),
            ]
        )
        return -value / n, -gradient * np.exp(u) / n

    return maximum(negative, [0.5, 5, 1, 2.5], n)


def gamma_gamma(x, mean):
    known = (x > 0) & (mean > 0)
    x, mean = x[known].astype(np.int64), mean[known]
    # Sums of amounts are whole cents.
    key, w = counted((x << 40) | np.rint(100 * x * mean).astype(np.int64))
    x, total = key >> 40, (key & ((1 << 40) - 1)) / 100
    n = w.sum()
    by_x = np.bincount(x, w)
    xs = np.flatnonzero(by_x)
    by_x = by_x[xs]
    log_total = np.log(total)
    wx = w * x
    constant = w @ (log_total - np.log(x))

    def negative(u):
        p, q, gamma = np.exp(u)
        log, inverse = np.log(gamma + total), 1 / (gamma + total)
        logs, events = w @ log, wx @ log - wx @ log_total
        value = (
            by_x @ (gammaln(p * xs + q) - gammaln(p * xs) - gammaln(q)) + n * q * u[2] - q * logs - p * events - constant
        )
        gradient = np.array(
            [
                by_x @ (xs * (digamma(p * xs + q) - digamma(p * xs))) - events,
                by_x @ (digamma(p * xs + q) - digamma(q)) + n * u[2] - logs,
                n * q / gamma - q * (w @ inverse) - p * (wx @ inverse),
            ]
        )
        return -value / n, -gradient * np.exp(u) / n

    return maximum(negative, [5, 4, 15], n)


def report(name, fit, columns, times):
    seconds = []
    for _ in range(times):
        begin = time.process_time()
        estimates, errors, value = fit(*columns)
        seconds.append(time.process_time() - begin)
    later = np.mean(seconds[times // 2 :])
    print(f"numpy  {name:<12} first {seconds[0]:.3f}  later {later:.3f} CPU seconds")
    print("       estimates", *(f"{e:.6g}±{s:.2g}" for e, s in zip(estimates, errors)), f" log-likelihood {value:.4f}")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: fit_by_numpy.py SUMMARIES.csv [CALLS]")
    calls = int(sys.argv[2]) if len(sys.argv) == 3 else 20
    with open(sys.argv[1], encoding="utf-8") as lines:
        above = 0
        for header in lines:
            if not header.startswith("#"):
                break
            above += 1
    names = header.strip().split(",")
    wanted = [names.index(name) for name in ("x", "t_x", "T", "mean_spend")]
    x, tx, T, mean = np.loadtxt(sys.argv[1], delimiter=",", skiprows=above + 1, usecols=wanted, unpack=True)
    report("BG/NBD", bg_nbd, (x.astype(np.int32), tx, T), calls)
    report("Gamma-Gamma", gamma_gamma, (x.astype(np.int32), mean), calls)


main()
