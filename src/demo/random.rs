//! Chance that can be repeated: the same seed gives the same numbers on every machine and in every version.

/// SplitMix64.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own for each combination of parts.
    pub fn new(parts: &[u64]) -> Self {
        let mut random = Self(0x9E37_79B9_7F4A_7C15);
        for part in parts {
            random.0 ^= part.wrapping_mul(0xBF58_476D_1CE4_E5B9);
            random.next();
        }
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 up to, but not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        match end {
            0 => 0,
            end => ((u128::from(self.next()) * u128::from(end)) >> 64) as u64,
        }
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.unit()).ln()
    }

    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    pub fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// How many come when so many are expected.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        if mean > 60.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0) as u32;
        }
        let end = (-mean).exp();
        let (mut count, mut product) = (0, self.unit());
        while product > end {
            count += 1;
            product *= self.unit();
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let mut random = Random::new(&[1, 2]);
        let first: Vec<u64> = (0..4).map(|_| random.next()).collect();
        let mut again = Random::new(&[1, 2]);
        assert_eq!(first, (0..4).map(|_| again.next()).collect::<Vec<_>>());
        assert_ne!(first[0], Random::new(&[2, 1]).next());
    }

    #[test]
    fn the_shapes_have_their_means() {
        let mut random = Random::new(&[7]);
        let mut mean =
            |draw: fn(&mut Random) -> f64| (0..20_000).map(|_| draw(&mut random)).sum::<f64>() / 20_000.0;
        assert!((mean(|random| random.unit()) - 0.5).abs() < 0.02);
        assert!((mean(|random| random.exponential(30.0)) - 30.0).abs() < 1.0);
        assert!((mean(|random| f64::from(random.poisson(4.0))) - 4.0).abs() < 0.1);
        assert!((mean(|random| f64::from(random.poisson(400.0))) - 400.0).abs() < 2.0);
        assert!((mean(|random| random.lognormal(100.0, 0.1)) - 100.5).abs() < 1.0);
    }
}
