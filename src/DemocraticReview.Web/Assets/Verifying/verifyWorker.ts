/** The worker of the verifying page: one question with all files, one answer. */
import { serve } from "../Recording/work";
import { verifyFiles } from "./verifyFiles";

serve(verifyFiles);
