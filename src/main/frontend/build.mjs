// replaced by the real front-end build
