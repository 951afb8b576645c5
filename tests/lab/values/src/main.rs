//! Makes the values of a document's models.
//!
//! Reads a [`Job`] as JSON from the file that the first argument names. Writes a line with a [`Sample`](values::Sample)
//! as JSON for each value to the file that the second one names, and a line with the index of its model, a tab and the
//! value alone to the third. Prints a [`Tally`](values::Tally).

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufWriter, Write};

use values::{Job, samples};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let [job, all, alone] = arguments.as_slice() else {
        return Err("the files of the job, of the samples and of their values are missing".into());
    };
    let job: Job = serde_json::from_str(&fs::read_to_string(job)?)?;
    let mut all = BufWriter::new(File::create(all)?);
    let mut alone = BufWriter::new(File::create(alone)?);
    let tally = samples::<Box<dyn Error>>(&job, |sample| {
        writeln!(all, "{}", serde_json::to_string(&sample)?)?;
        writeln!(alone, "{}\t{}", sample.model, sample.value)?;
        Ok(())
    })?;
    all.flush()?;
    alone.flush()?;
    println!("{}", serde_json::to_string(&tally)?);
    Ok(())
}
