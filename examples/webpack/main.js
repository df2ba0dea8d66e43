import { annotate } from "whosaid";
import "whosaid/element";

const text = document.querySelector("article").textContent;
const { quotes } = await annotate(text, { published: "2025-02-12", onProgress: ({ done, stages }) => console.info(done, stages) });
document.querySelector("output").textContent = quotes.map((quote) => quote.speaker_name).join(", ");
