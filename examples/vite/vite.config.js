// Relative addresses, so that the page works in any folder; modules may await.
export default { base: "./", build: { target: "es2022" } };
