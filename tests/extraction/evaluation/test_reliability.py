from extraction.evaluation.reliability import calibration_error, reliability


def test_reliability_counts_how_often_each_confidence_is_right() -> None:
    pairs = [(0.95, True)] * 9 + [(0.95, False)] + [(0.55, True), (0.55, False)]
    low, high = reliability(pairs)
    assert (low.count, low.right) == (2, 0.5)
    assert (high.count, high.right) == (10, 0.9)


def test_reliability_puts_certainty_in_the_last_bin() -> None:
    (only,) = reliability([(1.0, True)])
    assert (only.low, only.high, only.count) == (0.9, 1.0, 1)


def test_calibration_error_is_the_mean_gap_over_all_statements() -> None:
    bins = reliability([(0.9, True)] * 3 + [(0.6, False)])
    assert abs(calibration_error(bins) - (3 * 0.1 + 0.6) / 4) < 1e-9


def test_calibration_error_without_statements_is_zero() -> None:
    assert calibration_error([]) == 0
