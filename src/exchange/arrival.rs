//! Files that come in.
//! Takes the files, gives the article to show, and of several what was kept and what was refused.
//! Law: one that cannot be read costs none of the others.

use crate::{bytes, library};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::File;
use whosaid::articles::library::Coming;
use whosaid::articles::{self, Arrived, Contents, Refusal};

/// Opens one file, or takes several into the library.
pub(crate) async fn open(files: &Array) -> Arrived {
    let mut arrived = Arrived::default();
    let alone = files.length() == 1;
    for file in files.iter().filter_map(|file| file.dyn_into::<File>().ok()) {
        let name = file.name();
        match contents(&file).await {
            Ok(Contents::One(held)) if alone => arrived.first = Some(library::taken_again(*held).await),
            Ok(Contents::One(held)) => {
                let coming = Coming { held: *held, ..Coming::default() };
                take(&mut arrived, &name, Ok(coming)).await;
            }
            Ok(Contents::Many(articles)) => {
                for article in articles {
                    take(&mut arrived, &name, article).await;
                }
            }
            Err(refusal) => arrived.refused.push((name, refusal)),
        }
    }
    arrived
}

async fn contents(file: &File) -> Result<Contents, Refusal> {
    articles::opened(&file.name(), &bytes(file).await?)
}

/// Keeps an article; one that cannot be kept can still be shown.
async fn take(arrived: &mut Arrived, name: &str, article: Result<Coming, Refusal>) {
    let taken = match article {
        Ok(coming) => library::take(coming).await,
        Err(refusal) => Err((None, refusal)),
    };
    let held = match taken {
        Ok(held) => {
            arrived.kept += 1;
            Some(held)
        }
        Err((held, refusal)) => {
            arrived.refused.push((name.to_owned(), refusal));
            held
        }
    };
    if arrived.first.is_none() {
        arrived.first = held;
    }
}
