// A worker must come from the page's own origin; this one is of one line.
import "https://cdn.example/whosaid/worker-boot.js";
