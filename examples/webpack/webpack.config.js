export default {
  mode: "production",
  entry: "./main.js",
  output: { module: true, filename: "[name].js", publicPath: "auto" },
  experiments: { outputModule: true },
};
