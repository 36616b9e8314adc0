//! A small chart of today by hours.

use crate::model::Hundredths;

/// The heights of `columns` columns, 1 to 8, over the hours of a day; `None`: no value there. Hours that share a column
/// are averaged, so that the last, shorter one is not mistaken for a low.
pub fn levels(hours: &[Option<Hundredths>], columns: usize) -> Vec<Option<u8>> {
    let columns = columns.clamp(1, hours.len().max(1));
    let per = hours.len().div_ceil(columns).max(1);
    let means: Vec<Option<f64>> = hours
        .chunks(per)
        .map(|chunk| {
            let known: Vec<f64> = chunk.iter().flatten().map(|value| value.0 as f64).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        })
        .collect();
    let top = means.iter().flatten().copied().fold(0.0, f64::max);
    means
        .into_iter()
        .map(|mean| {
            let share = if top > 0.0 {
                (mean? / top).clamp(0.0, 1.0)
            } else {
                mean.map(|_| 0.0)?
            };
            Some(1 + (share * 7.0).round() as u8)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_hour_is_the_highest_column() {
        let hours: Vec<_> = (0..24).map(|hour| Some(Hundredths(hour * 100))).collect();
        let levels = levels(&hours, 8);
        assert_eq!(levels.len(), 8);
        assert_eq!((levels[0], levels[7]), (Some(1), Some(8)));
    }

    #[test]
    fn hours_without_a_value_stay_blank() {
        let hours = [Some(Hundredths(0)), None, Some(Hundredths(-5))];
        assert_eq!(levels(&hours, 3), [Some(1), None, Some(1)]);
        assert_eq!(levels(&[], 8), []);
    }
}
