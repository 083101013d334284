// Property tests try the same inputs each time, so that one fails by a change and not by chance. FAST_CHECK_SEED=n tries others.
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_250_302) });
