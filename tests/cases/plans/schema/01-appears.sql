--- before

--- after

