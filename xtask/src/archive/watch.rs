//! What a program uses while it runs: time, processor time, memory.
//! Takes a command, gives its figures as the kernel has them.
//! Law: the figures are those of the whole run: the processor time is read after the end, the memory is the highest ever held.

use std::fs;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::run::shown;

/// How often the kernel is asked.
const PAUSE: Duration = Duration::from_millis(5);
/// The kernel counts processor time in hundredths of a second.
const TICKS: f64 = 100.0;

/// A machine is quiet where this share of its time is idle.
const IDLE: f64 = 0.93;
/// How many half seconds are waited for that.
const LONGEST: usize = 60;

/// What one run used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Used {
    /// Seconds by the clock.
    pub(crate) wall: f64,
    /// Seconds of processor time, all cores together.
    pub(crate) cpu: f64,
    /// The most memory held, in megabytes.
    pub(crate) peak: f64,
}

/// Runs to the end; fails where the command does.
pub(crate) fn watched(command: &mut Command) -> Result<Used> {
    let began = Instant::now();
    let child = command.spawn().with_context(|| format!("`{}` could not be started", shown(command)))?;
    let used = until_end(child, began)?;
    Ok(used)
}

fn until_end(mut child: Child, began: Instant) -> Result<Used> {
    let file = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id()));
    let mut peak = 0.0;
    // Who has ended keeps its times until we wait for it, but no memory.
    let cpu = loop {
        if let Some(found) = file("status").ok().as_deref().and_then(highest) {
            peak = found;
        }
        let stat = file("stat").context("only Linux tells what a program uses")?;
        let (state, cpu) = state(&stat).context("the kernel’s figures are unreadable")?;
        if state == "Z" {
            break cpu;
        }
        thread::sleep(PAUSE);
    };
    let wall = began.elapsed().as_secs_f64();
    let status = child.wait()?;
    ensure!(status.success(), "the program ended with {status}");
    Ok(Used { wall, cpu, peak })
}

/// Waits until nobody else works on this machine, but not for ever; tells whether it is so.
pub(crate) fn quiet() -> Result<bool> {
    for _ in 0..LONGEST {
        let before = idle().context("only Linux tells how idle a machine is")?;
        thread::sleep(Duration::from_millis(500));
        let after = idle().context("only Linux tells how idle a machine is")?;
        if after.0 - before.0 > IDLE * (after.1 - before.1) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How much time all cores together were idle, and how much time passed on them.
fn idle() -> Option<(f64, f64)> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let times: Vec<f64> =
        stat.lines().next()?.split_whitespace().filter_map(|time| time.parse().ok()).collect();
    Some((times.get(3)? + times.get(4)?, times.iter().sum()))
}

/// The most memory held, in megabytes.
fn highest(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1000.0)
}

/// The state of a process and its processor seconds. Its name, in brackets, may hold anything.
fn state(stat: &str) -> Option<(&str, f64)> {
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some((fields.first()?, ticks / TICKS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_figures_are_read() {
        let stat = "17 (who (said) R) Z 1 17 17 0 -1 4194304 900 0 0 0 250 50 0 0 20 0 3 0 1 2 3";
        assert_eq!(state(stat), Some(("Z", 3.0)));
        assert_eq!(highest("Name:\twhosaid\nVmHWM:\t  51200 kB\n"), Some(51.2));
        assert_eq!(state("17"), None);
    }
}
