--- before
SET check_function_bodies = off;
CREATE FUNCTION w()
    RETURNS bigint
    LANGUAGE internal
AS $$window_row_number$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION w()
    RETURNS bigint
    LANGUAGE internal
    WINDOW
AS $$window_row_number$$;

