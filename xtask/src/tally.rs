//! Counts what passed and what failed, step by step.
//! Takes named steps, prints each with its time, gives the sum.
//! Law: a step that cannot run counts as failed; the last line printed is the sum.

use std::process::ExitStatus;
use std::time::Instant;

use anyhow::{Result, bail};

/// How many checks of a step passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// A step that is one check.
    pub(crate) const ONE: Self = Self { passed: 1, failed: 0 };

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// The count of a program that ended so: a bad end without a counted failure is one.
    pub(crate) fn of_ended(mut self, status: ExitStatus) -> Self {
        if !status.success() && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// The sum so far, and the names of the steps that failed.
#[derive(Default)]
pub(crate) struct Tally {
    sum: Count,
    failed: Vec<&'static str>,
}

impl Tally {
    /// Runs one step.
    pub(crate) fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Count>) {
        println!("\n== {name}");
        let began = Instant::now();
        let count = work().unwrap_or_else(|error| {
            println!("{error:#}");
            Count { passed: 0, failed: 1 }
        });
        let word = if count.failed == 0 { "ok" } else { "FAILED" };
        println!("== {name}: {word}, {:.1} s", began.elapsed().as_secs_f64());
        self.sum.add(count);
        if count.failed > 0 {
            self.failed.push(name);
        }
    }

    /// Prints the sum; fails where a step did.
    pub(crate) fn finish(self) -> Result<()> {
        println!();
        if !self.failed.is_empty() {
            println!("failed: {}", self.failed.join(", "));
        }
        println!("{} passed, {} failed", self.sum.passed, self.sum.failed);
        if self.sum.failed > 0 {
            bail!(Reported);
        }
        Ok(())
    }
}

/// A failure that is already on the screen.
#[derive(Debug)]
pub(crate) struct Reported;

impl std::fmt::Display for Reported {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("some checks failed")
    }
}

impl std::error::Error for Reported {}
