//! One row for each figure: what was measured, against what of the same run, what was asked. Shared by the benches, so
//! that `cargo bench` reads as one table.

#![allow(dead_code, reason = "each bench asks in one way")]

/// What was asked of a ratio.
#[derive(Clone, Copy)]
pub enum Goal {
    /// At most.
    Most(f64),
    /// At least.
    Least(f64),
}

/// Prints a figure that nothing is asked of.
#[allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
pub fn note(name: &str, figure: &str, beside: &str) {
    println!("{name:<44} {figure:>16} {beside:>24}");
}

/// Prints a row; whether the goal was met. `figure` and `baseline` are printed as they are.
#[allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
pub fn row(name: &str, figure: &str, baseline: &str, ratio: f64, goal: Goal) -> bool {
    let (met, asked) = match goal {
        Goal::Most(most) => (ratio <= most, format!("at most {most}")),
        Goal::Least(least) => (ratio >= least, format!("at least {least}")),
    };
    let verdict = if met { "met" } else { "NOT met" };
    println!("{name:<44} {figure:>16} {baseline:>24} {ratio:>7.2}  {asked:<14} {verdict}");
    met
}
