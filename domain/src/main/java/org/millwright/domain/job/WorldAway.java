package org.millwright.domain.job;

/**
 * Marks an exception that says only that something a worker leans on does not answer now. It costs
 * none of the job's retries: the job is asked again until the world is back.
 */
public interface WorldAway {}
