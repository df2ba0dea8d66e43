//! The icons that need pixels, drawn from our own vector pictures.
//! Takes `icon.svg` and `icon-maskable.svg`, gives PNG files.
//! Law: no picture is drawn twice by hand.

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::site::Asset;

/// The picture, the name of what is drawn from it, and its width and height.
const ICONS: [(&str, &str, u16); 5] = [
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("icon-maskable.svg", "icon-maskable-192.png", 192),
    ("icon-maskable.svg", "icon-maskable-512.png", 512),
    ("icon-maskable.svg", "apple-touch-icon.png", 180),
];

/// Draws every icon from the pictures among `assets`.
pub(crate) fn draw(assets: &[Asset]) -> Result<Vec<Asset>> {
    let drawn = |(picture, name, size): (&str, &str, u16)| {
        let found = assets.iter().find(|asset| asset.name == picture);
        let picture = found.with_context(|| format!("src/web/{picture} is missing"))?;
        Ok(Asset { name: name.to_owned(), bytes: png(&picture.bytes, size)? })
    };
    ICONS.into_iter().map(drawn).collect()
}

fn png(svg: &[u8], size: u16) -> Result<Vec<u8>> {
    let tree = Tree::from_data(svg, &Options::default()).context("an icon is no SVG")?;
    let mut pixels = Pixmap::new(size.into(), size.into()).context("an icon has no size")?;
    let scale = f32::from(size) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().context("an icon cannot be written")
}

#[cfg(test)]
mod tests {
    use super::png;

    #[test]
    fn a_red_square_stays_red() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="red"/></svg>"#;
        let drawn = png(svg, 4).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&drawn).unwrap();
        assert_eq!((pixels.width(), pixels.data()[..4].to_vec()), (4, vec![255, 0, 0, 255]));
    }
}
