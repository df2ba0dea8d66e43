//! What a reader downloads before the first mark: each part, squeezed by brotli, and the sum against its limit.
//! Takes the finished site, prints a table.
//! Law: only a published site is held to the limit.

use anyhow::{Result, ensure};

use crate::site::Site;
use crate::twins;

/// The most that the page may cost before the first mark, in bytes.
const LIMIT: usize = 1_500_000;

/// Prints the sizes; fails where the sum is over the limit.
pub(crate) fn report(site: &Site) -> Result<()> {
    ensure!(!site.page.is_empty(), "there is no site to measure: the build above failed");
    println!("\n{:>10} {:>10}  to the first mark", "bytes", "brotli");
    let mut sum = (0, 0);
    for (name, bytes) in site.files.iter().filter(|(name, _)| site.page.contains(*name)) {
        let twin = site.files.get(&format!("{name}{}", twins::BROTLI));
        let sent = twin.unwrap_or(bytes).len();
        println!("{:>10} {sent:>10}  {name}", bytes.len());
        sum = (sum.0 + bytes.len(), sum.1 + sent);
    }
    println!("{:>10} {:>10}  of {LIMIT} in all", sum.0, sum.1);
    ensure!(
        sum.1 <= LIMIT,
        "the page costs {} bytes before the first mark, {} over the limit: make the largest parts above smaller",
        sum.1,
        sum.1 - LIMIT
    );
    Ok(())
}
